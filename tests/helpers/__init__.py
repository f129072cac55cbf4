"""What several tests share: drawn settings and lines, readers of what is written, servers."""
