-- Records whose due day rests on a year not announced yet: few, and found without reading the rest once the year is.
create index records_provisional on records (decided, received_on) where report_due_provisional;
