-- Shields and stays are told to the upper platform: what is shielded or stayed already is looked at once more.
update exchange_rows x
set due_on = coalesce(x.due_on, (select (max(at) at time zone 'Asia/Shanghai')::date from journal)),
  due_seq = coalesce(x.due_seq, r.seq)
from records r
where r.subject_id = x.subject_id and r.record_id = x.record_id and (r.shielded or r.validity = 'stayed');
