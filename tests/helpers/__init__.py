"""What more than one test module needs; a test module is imported by nobody."""
