-- The whole birth date for the month that the method chose; of several days in that month the one said last.
SELECT
    told.person_id,
    arg_max(told.date_of_birth, told.record_number) AS birth_date
FROM told
JOIN stated_details AS stated
    ON stated.person_id = told.person_id
WHERE CAST(date_trunc('month', told.date_of_birth) AS DATE) = stated.birth_date
GROUP BY told.person_id
