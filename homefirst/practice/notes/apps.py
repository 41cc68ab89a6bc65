from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "homefirst.practice.notes"
    label = "notes"
