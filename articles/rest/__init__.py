"""What every collection of the API shares: strict parameters, bounded pages, filters, schema."""
