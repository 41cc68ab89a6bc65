"""A contact, page by page."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import contact_pages, new_contact

urlpatterns: list[URLPattern | URLResolver] = [
    path("contact/", new_contact.new_contact, name="new_contact"),
    path("contact/save/", new_contact.save_contact, name="save_contact"),
    path("contact/<slug:contact>/", contact_pages.contact, name="contact"),
    path("contact/<slug:contact>/who/", new_contact.contact_who, name="contact_who"),
    path("contact/<slug:contact>/person/", contact_pages.contact_person, name="contact_person"),
    path("contact/<slug:contact>/wanted/", contact_pages.contact_wanted, name="contact_wanted"),
    path("contact/<slug:contact>/end/", contact_pages.contact_end, name="contact_end"),
    path("contact/<slug:contact>/take-over/", contact_pages.take_over_contact, name="take_over_contact"),
    path("contact/<slug:contact>/let-go/", contact_pages.let_go_contact, name="let_go_contact"),
]
