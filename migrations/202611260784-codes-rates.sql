-- Which months the rate of codes is kept for.
create view v_codes_rates with (security_invoker = true) as select month, organ, district, as_of, closed_on from code_rates;
