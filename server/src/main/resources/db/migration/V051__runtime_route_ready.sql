-- Who is ready is told by the observation of the application, which is never a sweep behind.
alter table runtime.route drop column ready;
