"""How everything looks and is written: colours, numbers, formulas, HTML and style sheets."""
