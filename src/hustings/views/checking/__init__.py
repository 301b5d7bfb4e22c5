"""The ledgers of what can be checked: quotations against originals, forecasts against days."""
