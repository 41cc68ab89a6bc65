-- Each person's class in every measure that counts people.
WITH classes AS (
    SELECT
        person_id,
        age_band AS admission,
        NULL AS learning_disability,
        NULL AS long_term_band,
        NULL AS long_term_gender,
        NULL AS accommodation,
        NULL AS settled,
        NULL AS client_band,
        NULL AS setting,
        NULL AS mechanism,
        NULL AS carer_band,
        NULL AS support
    FROM care_home_admissions
    WHERE result = 'New admission'
    UNION ALL
    SELECT
        person_id,
        NULL,
        CASE
            WHEN primary_support_reason = 'Learning disability support' AND age_band = '18 to 64' THEN age_band
        END,
        age_band,
        gender,
        accommodation,
        CASE WHEN settled THEN '1' ELSE '0' END,
        NULL, NULL, NULL, NULL, NULL
    FROM long_term_people
    UNION ALL
    SELECT person_id, NULL, NULL, NULL, NULL, NULL, NULL, age_band, setting, mechanism, NULL, NULL
    FROM client_support
    UNION ALL
    SELECT person_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, age_band, support
    FROM carer_support
)
SELECT
    person_id,
    max(admission) AS age_band_2b2c_admission,
    max(learning_disability) AS ld_2e1_age_band,
    max(long_term_band) AS lts_2e2_age_band,
    max(long_term_gender) AS lts_2e2_gender,
    max(accommodation) AS lts_2e_accommodation,
    max(settled) AS lts_2e_settled,
    max(client_band) AS client_3d_age_band,
    max(setting) AS client_3d_setting,
    max(mechanism) AS client_3d_mechanism,
    max(carer_band) AS carer_3d_age_band,
    max(support) AS carer_3d_support
FROM classes
GROUP BY person_id
ORDER BY person_id
