"""What the page Lessons does: it lists lessons, and loads and shares one's own."""
