"""What is taken home or imported: sheets, reports, the stepper in one file, saved files."""
