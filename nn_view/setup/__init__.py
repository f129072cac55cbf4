"""What somebody begins with: settings that fit the data, course examples, an own start."""
