-- What was last stated about each person, one attribute at a time: known before unknown, then in the order of
-- ordered_details. Where equal events disagree nothing is known. Birth: the earliest date of the latest quarter that
-- has one; death: the latest date of the latest quarter that has one.
WITH known AS (
    SELECT
        ordered_details.*,
        place + 1000000 * CASE WHEN gender IS NULL OR gender IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END AS gender_place,
        place + 1000000 * CASE
            WHEN ethnicity IS NULL OR ethnicity = 'Invalid and not mapped' THEN 3
            WHEN ethnicity = 'No data: Undeclared or not known' THEN 2
            WHEN ethnicity = 'No data: Refused' THEN 1
            ELSE 0
        END AS ethnicity_place,
        place + 1000000 * CASE WHEN accommodation IS NULL OR accommodation IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END AS accommodation_place,
        place + 1000000 * CASE
            WHEN primary_support_reason IS NULL
                OR primary_support_reason IN ('Unknown', 'Invalid and not mapped', 'Social support: Support to unpaid carer')
                THEN 1
            ELSE 0
        END AS primary_support_reason_place,
        place + 1000000 * CASE WHEN employment IS NULL OR employment IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END AS employment_place,
        place + 1000000 * CASE WHEN funding IS NULL OR funding IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END AS funding_place,
        place + 1000000 * CASE WHEN has_unpaid_carer IS NULL OR has_unpaid_carer IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END AS has_unpaid_carer_place
    FROM ordered_details
),
best AS (
    SELECT
        known.*,
        min(gender_place) OVER person AS gender_best,
        min(ethnicity_place) OVER person AS ethnicity_best,
        min(accommodation_place) OVER person AS accommodation_best,
        min(primary_support_reason_place) OVER person AS primary_support_reason_best,
        min(employment_place) OVER person AS employment_best,
        min(funding_place) OVER person AS funding_best,
        min(has_unpaid_carer_place) OVER person AS has_unpaid_carer_best,
        min(CASE WHEN birth_month IS NOT NULL THEN quarter_place END) OVER person AS birth_quarter,
        min(CASE WHEN date_of_death IS NOT NULL THEN quarter_place END) OVER person AS death_quarter
    FROM known
    WINDOW person AS (PARTITION BY la_code, person_id)
)
SELECT
    person_id,
    la_code,
    CASE
        WHEN count(DISTINCT CASE WHEN gender_place = gender_best THEN coalesce(gender, '') END) = 1
            THEN coalesce(max(CASE WHEN gender_place = gender_best THEN nullif(gender, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS gender,
    CASE
        WHEN count(DISTINCT CASE WHEN ethnicity_place = ethnicity_best THEN coalesce(ethnicity, '') END) = 1
            THEN coalesce(max(CASE WHEN ethnicity_place = ethnicity_best THEN nullif(ethnicity, 'Invalid and not mapped') END), 'No data: Undeclared or not known')
        ELSE 'No data: Undeclared or not known'
    END AS ethnicity,
    CASE
        WHEN count(DISTINCT CASE WHEN accommodation_place = accommodation_best THEN coalesce(accommodation, '') END) = 1
            THEN coalesce(max(CASE WHEN accommodation_place = accommodation_best THEN nullif(accommodation, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS accommodation,
    CASE
        WHEN count(DISTINCT CASE WHEN primary_support_reason_place = primary_support_reason_best THEN coalesce(primary_support_reason, '') END) = 1
            THEN coalesce(max(CASE WHEN primary_support_reason_place = primary_support_reason_best THEN nullif(primary_support_reason, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS primary_support_reason,
    CASE
        WHEN count(DISTINCT CASE WHEN employment_place = employment_best THEN coalesce(employment, '') END) = 1
            THEN coalesce(max(CASE WHEN employment_place = employment_best THEN nullif(employment, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS employment,
    CASE
        WHEN count(DISTINCT CASE WHEN funding_place = funding_best THEN coalesce(funding, '') END) = 1
            THEN coalesce(max(CASE WHEN funding_place = funding_best THEN nullif(funding, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS funding,
    CASE
        WHEN count(DISTINCT CASE WHEN has_unpaid_carer_place = has_unpaid_carer_best THEN coalesce(has_unpaid_carer, '') END) = 1
            THEN coalesce(max(CASE WHEN has_unpaid_carer_place = has_unpaid_carer_best THEN nullif(has_unpaid_carer, 'Invalid and not mapped') END), 'Unknown')
        ELSE 'Unknown'
    END AS has_unpaid_carer,
    min(CASE WHEN quarter_place = birth_quarter THEN birth_month END) AS birth_date,
    max(CASE WHEN quarter_place = death_quarter THEN date_of_death END) AS date_of_death
FROM best
GROUP BY la_code, person_id
