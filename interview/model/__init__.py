"""What things are: values that check themselves when made. No file, no clock, no screen."""
