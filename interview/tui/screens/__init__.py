"""The screens, one module a task. Imported late, each when somebody comes to it."""
