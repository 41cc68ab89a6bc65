from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "homefirst.practice.contacts"
    label = "contacts"
