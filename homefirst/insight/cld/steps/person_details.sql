-- What is known about each person: as stated, then worked out where nothing was stated. Age is in whole years of
-- 365.25 days at the end of the details' year.
WITH aged AS (
    SELECT
        stated_details.*,
        floor(date_diff('day', birth_date, period.period_end) / 365.25) AS age
    FROM stated_details
    CROSS JOIN details_period AS period
)
SELECT
    aged.person_id,
    aged.la_code,
    aged.gender,
    aged.ethnicity,
    CASE
        WHEN aged.accommodation = 'Unknown' THEN coalesce(inferred.accommodation, 'Unknown')
        ELSE aged.accommodation
    END AS accommodation,
    aged.primary_support_reason,
    aged.employment,
    aged.funding,
    CASE WHEN linked.person_id IS NOT NULL THEN 'Yes' ELSE aged.has_unpaid_carer END AS has_unpaid_carer,
    aged.birth_date,
    aged.date_of_death,
    CASE
        WHEN aged.age IS NULL THEN 'Unknown'
        WHEN aged.age < 18 THEN 'Under 18'
        WHEN aged.age < 65 THEN '18 to 64'
        ELSE '65 and above'
    END AS age_band
FROM aged
LEFT JOIN inferred_accommodation AS inferred
    ON inferred.la_code = aged.la_code
    AND inferred.person_id = aged.person_id
LEFT JOIN linked_by_carers AS linked
    ON linked.la_code = aged.la_code
    AND linked.person_id = aged.person_id
