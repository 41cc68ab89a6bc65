"""The pages of supervision."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views.supervision import listing, reading, signing, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("team/supervision/", listing.supervision, name="supervision"),
    path("team/supervision/workers/<int:worker>/", listing.supervision_with, name="supervision_with"),
    path("team/supervision/<int:held>/", reading.read_supervision, name="read_supervision"),
    path("team/supervision/<int:held>/add/", reading.add_to_supervision, name="add_to_supervision"),
    path("team/supervision/<int:held>/write/", writing.write_supervision, name="write_supervision"),
    path("team/supervision/<int:held>/save/", writing.save_supervision, name="save_supervision"),
    path("team/supervision/<int:held>/sign/", signing.sign_supervision, name="sign_supervision"),
    path("team/supervision/agreed/<int:agreed>/", reading.do_agreed, name="do_agreed"),
]
