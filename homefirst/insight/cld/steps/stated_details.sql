-- What was last stated about each person, one attribute at a time, by the places of ordered_details. Where events of one place
-- disagree nothing is known. Birth: the earliest date of the latest quarter that has one; death: the latest date of the
-- latest quarter that has one.
WITH best AS (
    SELECT
        la_code,
        person_id,
        min(gender_place) AS gender_best,
        min(ethnicity_place) AS ethnicity_best,
        min(accommodation_place) AS accommodation_best,
        min(primary_support_reason_place) AS primary_support_reason_best,
        min(employment_place) AS employment_best,
        min(funding_place) AS funding_best,
        min(has_unpaid_carer_place) AS has_unpaid_carer_best,
        max(CASE WHEN birth_month IS NOT NULL THEN ref_end END) AS birth_quarter,
        max(CASE WHEN date_of_death IS NOT NULL THEN ref_end END) AS death_quarter
    FROM ordered_details
    GROUP BY la_code, person_id
),
winning AS (
    SELECT
        events.la_code,
        events.person_id,
        CASE WHEN gender_place = gender_best THEN coalesce(gender, 'Invalid and not mapped') END AS gender,
        CASE WHEN ethnicity_place = ethnicity_best THEN coalesce(ethnicity, 'Invalid and not mapped') END AS ethnicity,
        CASE WHEN accommodation_place = accommodation_best THEN coalesce(accommodation, 'Invalid and not mapped') END AS accommodation,
        CASE WHEN primary_support_reason_place = primary_support_reason_best THEN coalesce(primary_support_reason, 'Invalid and not mapped') END AS primary_support_reason,
        CASE WHEN employment_place = employment_best THEN coalesce(employment, 'Invalid and not mapped') END AS employment,
        CASE WHEN funding_place = funding_best THEN coalesce(funding, 'Invalid and not mapped') END AS funding,
        CASE WHEN has_unpaid_carer_place = has_unpaid_carer_best THEN coalesce(has_unpaid_carer, 'Invalid and not mapped') END AS has_unpaid_carer,
        CASE WHEN ref_end = birth_quarter THEN birth_month END AS birth_month,
        CASE WHEN ref_end = death_quarter THEN date_of_death END AS date_of_death
    FROM ordered_details AS events
    JOIN best
        ON best.la_code = events.la_code
        AND best.person_id = events.person_id
)
SELECT
    person_id,
    la_code,
    coalesce(CASE WHEN min(gender) = max(gender) THEN nullif(min(gender), 'Invalid and not mapped') END, 'Unknown')
        AS gender,
    coalesce(CASE WHEN min(ethnicity) = max(ethnicity) THEN nullif(min(ethnicity), 'Invalid and not mapped') END, 'No data: Undeclared or not known')
        AS ethnicity,
    coalesce(CASE WHEN min(accommodation) = max(accommodation) THEN nullif(min(accommodation), 'Invalid and not mapped') END, 'Unknown')
        AS accommodation,
    coalesce(CASE WHEN min(primary_support_reason) = max(primary_support_reason) THEN nullif(min(primary_support_reason), 'Invalid and not mapped') END, 'Unknown')
        AS primary_support_reason,
    coalesce(CASE WHEN min(employment) = max(employment) THEN nullif(min(employment), 'Invalid and not mapped') END, 'Unknown')
        AS employment,
    coalesce(CASE WHEN min(funding) = max(funding) THEN nullif(min(funding), 'Invalid and not mapped') END, 'Unknown')
        AS funding,
    coalesce(CASE WHEN min(has_unpaid_carer) = max(has_unpaid_carer) THEN nullif(min(has_unpaid_carer), 'Invalid and not mapped') END, 'Unknown')
        AS has_unpaid_carer,
    min(birth_month) AS birth_date,
    max(date_of_death) AS date_of_death
FROM winning
GROUP BY la_code, person_id
