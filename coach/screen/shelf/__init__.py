"""The library as values: its cards, and what is looked for among them."""
