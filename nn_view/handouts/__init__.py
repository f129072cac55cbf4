"""What is taken along or brought back: sheets, reports, the stepper in one file, saved files."""
