"""Networks over time: windows that move or weigh by distance, and the phases they fall into."""
