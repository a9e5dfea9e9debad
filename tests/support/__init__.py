"""What several tests share: a terminal to type into, a computer that stops, the Fern case."""
