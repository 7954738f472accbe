"""Pressure, tempo and breath: a number or a word, and a line that shows it."""
