"""What leaves the house as tables: headers and rows, never models."""
