"""The pieces screens are made of: state goes in, messages come out, none knows the app."""
