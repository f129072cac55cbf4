"""The paths of a weight: in the network, as a table, and in words."""
