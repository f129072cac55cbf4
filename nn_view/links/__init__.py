"""What stands in an address, one row a setting: read, written, and said in words."""
