"""People in positions of trust, and safeguarding adults reviews."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views.matters import reviews, trust, trust_access

_TRUST = "safeguarding/trust/"
_REVIEWS = "safeguarding/reviews/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_TRUST, trust.trust_concerns, name="trust_concerns"),
    path(f"{_TRUST}open/", trust.open_trust, name="open_trust"),
    path(f"{_TRUST}year/", trust.trust_year, name="trust_year"),
    path(f"{_TRUST}<int:matter>/", trust.trust_concern, name="trust_concern"),
    path(f"{_TRUST}steps/<int:step>/", trust.trust_step, name="trust_step"),
    path(f"{_TRUST}<int:matter>/to-do/", trust.add_trust_action, name="add_trust_action"),
    path(f"{_TRUST}to-do/<int:action>/", trust.finish_trust_action, name="finish_trust_action"),
    path(f"{_TRUST}<int:matter>/telling/", trust_access.decide_trust_sharing, name="decide_trust_sharing"),
    path(f"{_TRUST}<int:matter>/hand-over/", trust.hand_trust, name="hand_trust"),
    path(f"{_TRUST}<int:matter>/named/", trust_access.name_for_trust, name="name_for_trust"),
    path(f"{_TRUST}named/<int:named>/end/", trust_access.end_trust_naming, name="end_trust_naming"),
    path(f"{_TRUST}<int:matter>/whom/", trust_access.trust_whom, name="trust_whom"),
    path(f"{_TRUST}<int:matter>/keeping/", trust_access.trust_keeping, name="trust_keeping"),
    path(_REVIEWS, reviews.adult_reviews, name="adult_reviews"),
    path(f"{_REVIEWS}open/", reviews.open_review, name="open_review"),
    path(f"{_REVIEWS}year/", reviews.reviews_year, name="reviews_year"),
    path(f"{_REVIEWS}<int:matter>/", reviews.adult_review, name="adult_review"),
    path(f"{_REVIEWS}steps/<int:step>/", reviews.review_step, name="review_step"),
    path(f"{_REVIEWS}<int:matter>/to-do/", reviews.add_review_action, name="add_review_action"),
    path(f"{_REVIEWS}<int:matter>/hand-over/", reviews.hand_review, name="hand_review"),
    path(f"{_REVIEWS}to-do/<int:action>/", reviews.finish_review_action, name="finish_review_action"),
]
