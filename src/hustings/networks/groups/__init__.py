"""Groups of actors: coalitions, clusters, and the camps a debate falls into."""
