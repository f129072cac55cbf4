"""All words on the pages and nothing else: a translation replaces these modules."""
