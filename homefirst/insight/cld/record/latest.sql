-- What each person's latest rows say, field by field: the last that is not blank. Files are by their place among all that landed.
SELECT
    person_id,
    any_value(nhs_digits) AS nhs_number,
    min(place) AS first_file,
    max(place) AS last_file,
    arg_max(first_name, record_number) AS given_name,
    arg_max(last_name, record_number) AS family_name,
    arg_max(postcode, record_number) AS postcode,
    arg_max(gp_practice_name, record_number) AS gp_name,
    arg_max(gp_practice_code, record_number) AS gp_code,
    arg_max(client_type, record_number) AS client_type,
    arg_max(autism, record_number) AS autism,
    arg_max(visual_impairment, record_number) AS visual_impairment,
    arg_max(hearing_impairment, record_number) AS hearing_impairment,
    arg_max(dementia, record_number) AS dementia,
    arg_max(gender, record_number) AS gender,
    arg_max(ethnicity, record_number) AS ethnicity,
    arg_max(accommodation, record_number) AS accommodation,
    arg_max(primary_support_reason, record_number) AS primary_support_reason,
    arg_max(employment, record_number) AS employment,
    arg_max(funding, record_number) AS funding,
    arg_max(has_unpaid_carer, record_number) AS has_unpaid_carer,
    arg_max(date_of_birth, record_number) AS date_of_birth,
    arg_max(date_of_death, record_number) AS date_of_death
FROM told
GROUP BY person_id
