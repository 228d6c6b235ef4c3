"""What is particular to publications: numbers, states, titles, credits, citations."""
