"""Tables that a reader brings or edits: text, Excel, and the editor of the data."""
