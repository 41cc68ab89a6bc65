"""The dynamic support register, its next panel's agenda, and one person's place on it."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import register

urlpatterns: list[URLPattern | URLResolver] = [
    path("safeguarding/register/", register.support_register, name="support_register"),
    path("safeguarding/register/agenda/", register.register_agenda, name="register_agenda"),
    path("safeguarding/register/<int:entry>/", register.register_entry, name="register_entry"),
    path("safeguarding/register/agreed/<int:agreed>/", register.finish_agreed, name="finish_agreed"),
]
