"""What the page Practice does: it says what the questions are about, and has them asked."""
