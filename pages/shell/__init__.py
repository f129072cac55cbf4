"""What every page stands in: the session, the address, the sidebar, the menu."""
