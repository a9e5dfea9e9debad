"""What is kept on this computer: an interview's journal and draft, and the list of interviews."""
