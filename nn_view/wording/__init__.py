"""Every word of the page, and nothing else: what a translation has to replace."""
