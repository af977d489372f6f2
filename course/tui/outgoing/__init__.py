"""What is about to be taken out: the choices, and the file that comes of them."""
