-- Everybody of the review groups that run in the period, with their first review since the group was picked.
WITH first_reviews AS (
    SELECT
        members.group_id,
        members.person_id,
        min(reviews.finished_on) AS reviewed_on
    FROM review_group_members AS members
    JOIN review_groups AS chosen
        ON chosen.group_id = members.group_id
    JOIN reviews_done AS reviews
        ON reviews.person_id = members.person_id
        AND reviews.finished_on BETWEEN chosen.picked_on AND chosen.ends_on
    GROUP BY members.group_id, members.person_id
)
SELECT
    members.*,
    chosen.title AS review_group,
    chosen.picked_on,
    chosen.ends_on,
    first_reviews.reviewed_on,
    details.la_code,
    details.age_band,
    details.gender
FROM review_group_members AS members
CROSS JOIN period
JOIN review_groups AS chosen
    ON chosen.group_id = members.group_id
    AND chosen.picked_on <= period.period_end
    AND chosen.ends_on >= period.period_start
JOIN person_details AS details
    ON details.person_id = members.person_id
LEFT JOIN first_reviews
    ON first_reviews.group_id = members.group_id
    AND first_reviews.person_id = members.person_id
