-- Figures that are published of every council: one for each measure, edition of the framework, period, area, group and part.
-- The same code means another measure in an earlier edition, so neither is anything without the other.
create table published_figure (
    measure      text collate "C" not null,
    edition      text collate "C" not null check (edition in ('ASCOF to 2022-23', 'ASCOF from 2023-24')),
    period       text collate "C" not null check (period ~ '^\d{4}-\d\d$'),
    area         text collate "C" not null,
    people_group text collate "C" not null default '',
    part         text collate "C" not null check (part in ('OUTCOME', 'NUMERATOR', 'DENOMINATOR', 'MARGIN_OF_ERROR', 'BASE')),
    value        numeric,
    -- Why there is no number. It is never a zero.
    missing      text check (missing in ('SUPPRESSED', 'NOT_AVAILABLE', 'NOT_APPLICABLE', 'NOT_STATED')),
    batch        bigint not null references import_batch (id),
    primary key (measure, edition, period, area, people_group, part),
    check ((value is null) = (missing is not null))
);
create trigger kept_before after update on published_figure referencing old table as changed for each statement
    execute function keep_fact_before('measure', 'edition', 'period', 'area', 'people_group', 'part');
alter table published_figure enable always trigger kept_before;

-- What the areas are called: councils go by the code of their social services, everything else by its name.
create table published_area (
    area     text collate "C" primary key,
    level    text not null check (level in ('ENGLAND', 'REGION', 'COUNCIL_TYPE', 'COUNCIL')),
    name     text not null,
    ons_code text
);

-- What a measure is called.
create table published_measure (
    measure text collate "C" not null,
    edition text collate "C" not null,
    name    text not null,
    primary key (measure, edition)
);

-- Whom a council is compared with: the averages of its type and of its region, by the names under which they are published. Which London
-- boroughs count as inner and which as outer is not in the source, so they are compared with London only.
create table council_comparator (
    area         text collate "C" primary key,
    council_type text,
    region       text not null
);
insert into council_comparator (area, council_type, region) values
    ('104', 'Unitary Authorities', 'North East'), ('106', 'Metropolitan Districts', 'North East'),
    ('107', 'Metropolitan Districts', 'North East'), ('108', 'Metropolitan Districts', 'North East'),
    ('109', 'Metropolitan Districts', 'North East'), ('110', 'Metropolitan Districts', 'North East'),
    ('111', 'Unitary Authorities', 'North East'), ('112', 'Unitary Authorities', 'North East'),
    ('113', 'Unitary Authorities', 'North East'), ('114', 'Unitary Authorities', 'North East'),
    ('116', 'Unitary Authorities', 'North East'), ('117', 'Unitary Authorities', 'North East'),
    ('204', 'Metropolitan Districts', 'Yorkshire and the Humber'), ('205', 'Metropolitan Districts', 'Yorkshire and the Humber'),
    ('206', 'Metropolitan Districts', 'Yorkshire and the Humber'), ('207', 'Metropolitan Districts', 'Yorkshire and the Humber'),
    ('209', 'Metropolitan Districts', 'Yorkshire and the Humber'), ('210', 'Metropolitan Districts', 'Yorkshire and the Humber'),
    ('211', 'Metropolitan Districts', 'Yorkshire and the Humber'), ('212', 'Metropolitan Districts', 'Yorkshire and the Humber'),
    ('213', 'Metropolitan Districts', 'Yorkshire and the Humber'), ('214', 'Unitary Authorities', 'Yorkshire and the Humber'),
    ('215', 'Unitary Authorities', 'Yorkshire and the Humber'), ('216', 'Unitary Authorities', 'Yorkshire and the Humber'),
    ('217', 'Unitary Authorities', 'Yorkshire and the Humber'), ('218', 'Unitary Authorities', 'Yorkshire and the Humber'),
    ('219', 'Unitary Authorities', 'Yorkshire and the Humber'), ('304', 'Metropolitan Districts', 'North West'),
    ('305', 'Metropolitan Districts', 'North West'), ('306', 'Metropolitan Districts', 'North West'),
    ('307', 'Metropolitan Districts', 'North West'), ('308', 'Metropolitan Districts', 'North West'),
    ('309', 'Metropolitan Districts', 'North West'), ('310', 'Metropolitan Districts', 'North West'),
    ('311', 'Metropolitan Districts', 'North West'), ('312', 'Metropolitan Districts', 'North West'),
    ('313', 'Metropolitan Districts', 'North West'), ('315', 'Metropolitan Districts', 'North West'),
    ('316', 'Metropolitan Districts', 'North West'), ('317', 'Metropolitan Districts', 'North West'),
    ('318', 'Metropolitan Districts', 'North West'), ('319', 'Metropolitan Districts', 'North West'),
    ('321', 'Unitary Authorities', 'North West'), ('322', 'Unitary Authorities', 'North West'), ('323', 'Shire Counties', 'North West'),
    ('324', 'Unitary Authorities', 'North West'), ('325', 'Unitary Authorities', 'North West'),
    ('326', 'Unitary Authorities', 'North West'), ('327', 'Unitary Authorities', 'North West'),
    ('404', 'Shire Counties', 'West Midlands'), ('406', 'Metropolitan Districts', 'West Midlands'),
    ('407', 'Metropolitan Districts', 'West Midlands'), ('408', 'Metropolitan Districts', 'West Midlands'),
    ('409', 'Metropolitan Districts', 'West Midlands'), ('410', 'Metropolitan Districts', 'West Midlands'),
    ('411', 'Metropolitan Districts', 'West Midlands'), ('412', 'Metropolitan Districts', 'West Midlands'),
    ('413', 'Shire Counties', 'West Midlands'), ('414', 'Unitary Authorities', 'West Midlands'),
    ('415', 'Unitary Authorities', 'West Midlands'), ('416', 'Shire Counties', 'West Midlands'),
    ('417', 'Unitary Authorities', 'West Midlands'), ('418', 'Unitary Authorities', 'West Midlands'),
    ('503', 'Shire Counties', 'East Midlands'), ('506', 'Shire Counties', 'East Midlands'),
    ('507', 'Unitary Authorities', 'East Midlands'), ('508', 'Shire Counties', 'East Midlands'),
    ('509', 'Unitary Authorities', 'East Midlands'), ('510', 'Unitary Authorities', 'East Midlands'),
    ('511', 'Shire Counties', 'East Midlands'), ('512', 'Unitary Authorities', 'East Midlands'), ('606', 'Shire Counties', 'Eastern'),
    ('607', 'Shire Counties', 'Eastern'), ('608', 'Shire Counties', 'South East'), ('609', 'Shire Counties', 'Eastern'),
    ('611', 'Unitary Authorities', 'Eastern'), ('613', 'Unitary Authorities', 'South East'),
    ('614', 'Unitary Authorities', 'South East'), ('615', 'Unitary Authorities', 'South East'),
    ('616', 'Unitary Authorities', 'South East'), ('617', 'Unitary Authorities', 'South East'),
    ('618', 'Unitary Authorities', 'South East'), ('619', 'Unitary Authorities', 'South East'), ('620', 'Shire Counties', 'Eastern'),
    ('621', 'Unitary Authorities', 'Eastern'), ('622', 'Unitary Authorities', 'Eastern'), ('623', 'Shire Counties', 'Eastern'),
    ('624', 'Unitary Authorities', 'Eastern'), ('625', 'Unitary Authorities', 'Eastern'), ('626', 'Unitary Authorities', 'Eastern'),
    ('702', null, 'London'), ('703', null, 'London'), ('704', null, 'London'), ('705', null, 'London'), ('706', null, 'London'),
    ('707', null, 'London'), ('708', null, 'London'), ('709', null, 'London'), ('710', null, 'London'), ('711', null, 'London'),
    ('712', null, 'London'), ('713', null, 'London'), ('714', null, 'London'), ('716', null, 'London'), ('717', null, 'London'),
    ('718', null, 'London'), ('719', null, 'London'), ('720', null, 'London'), ('721', null, 'London'), ('722', null, 'London'),
    ('723', null, 'London'), ('724', null, 'London'), ('725', null, 'London'), ('726', null, 'London'), ('727', null, 'London'),
    ('728', null, 'London'), ('729', null, 'London'), ('730', null, 'London'), ('731', null, 'London'), ('732', null, 'London'),
    ('733', null, 'London'), ('734', null, 'London'), ('735', null, 'London'), ('738', 'Unitary Authorities', 'South West'),
    ('803', 'Unitary Authorities', 'South East'), ('805', 'Shire Counties', 'South East'), ('807', 'Shire Counties', 'South East'),
    ('809', 'Unitary Authorities', 'South West'), ('812', 'Shire Counties', 'South East'), ('813', 'Unitary Authorities', 'South East'),
    ('814', 'Unitary Authorities', 'South East'), ('815', 'Shire Counties', 'South East'), ('816', 'Unitary Authorities', 'South East'),
    ('817', 'Unitary Authorities', 'South West'), ('819', 'Unitary Authorities', 'South West'), ('820', 'Shire Counties', 'South East'),
    ('821', 'Unitary Authorities', 'South East'), ('902', 'Unitary Authorities', 'South West'), ('904', 'Shire Counties', 'South West'),
    ('905', 'Unitary Authorities', 'South West'), ('906', 'Unitary Authorities', 'South West'),
    ('908', 'Unitary Authorities', 'South West'), ('909', 'Unitary Authorities', 'South West'),
    ('910', 'Unitary Authorities', 'South West'), ('911', 'Unitary Authorities', 'South West'), ('912', 'Shire Counties', 'South West'),
    ('913', 'Unitary Authorities', 'South West'), ('914', 'Unitary Authorities', 'South West'),
    ('916', 'Unitary Authorities', 'South East'), ('Z9D4Z', 'Unitary Authorities', 'East Midlands'),
    ('U6Q5Z', 'Unitary Authorities', 'East Midlands'), ('W8X1Q', 'Unitary Authorities', 'North West'),
    ('H6X4G', 'Unitary Authorities', 'North West');

-- Which of the councils this one is; nobody guesses it.
create table own_council (
    only_row  boolean primary key default true check (only_row),
    area      text collate "C" not null references published_area (area),
    stated_by text not null,
    stated_at timestamptz not null
);

-- Standards that are judged on a published figure of this council, unless it has measured the number itself.
create table published_standard (
    standard text collate "C" primary key,
    measure  text collate "C" not null,
    edition  text collate "C" not null,
    reads    text not null check (reads in ('OUTCOME', 'NUMERATOR_AND_DENOMINATOR'))
);
insert into published_standard (standard, measure, edition, reads) values
    ('ASC-OUT-01', '2C', 'ASCOF from 2023-24', 'NUMERATOR_AND_DENOMINATOR'),
    ('ASC-OUT-02', '4A', 'ASCOF from 2023-24', 'OUTCOME'),
    ('ASC-OUT-03', '3D(2A)', 'ASCOF from 2023-24', 'NUMERATOR_AND_DENOMINATOR');

-- All values that standards are judged on: what the council has measured, and for what it has not the published figure.
create view known_measure_value as
with own as (
    select s.standard, f.period, (select code from org_unit where kind = 'COUNCIL' order by code limit 1) as unit,
           max(f.value) filter (where s.reads = 'OUTCOME' and f.part = 'OUTCOME') as value,
           max(f.value) filter (where s.reads = 'NUMERATOR_AND_DENOMINATOR' and f.part = 'NUMERATOR') as numerator,
           max(f.value) filter (where s.reads = 'NUMERATOR_AND_DENOMINATOR' and f.part = 'DENOMINATOR') as denominator
    from published_standard s join published_figure f using (measure, edition) join own_council c using (area)
    where f.people_group = ''
    group by s.standard, f.period
    -- A numerator alone is no share; a suppressed one leaves none.
    having case min(s.reads) when 'OUTCOME' then bool_or(f.part = 'OUTCOME' and f.value is not null)
           else bool_or(f.part = 'NUMERATOR' and f.value is not null) and bool_or(f.part = 'DENOMINATOR' and f.value > 0) end)
select m.standard, m.period, m.unit, m.provider, m.people_group,
       case when measured then m.value else own.value end as value,
       case when measured then m.numerator else own.numerator end as numerator,
       case when measured then m.denominator else own.denominator end as denominator, m.target, m.baseline
from (select *, coalesce(value, numerator, denominator) is not null as measured from measure_value) m
left join own on own.standard = m.standard and own.period = m.period and m.provider = '' and m.people_group = ''
    and coalesce(m.unit, own.unit, '') = coalesce(own.unit, '')
union all
select own.standard, own.period, own.unit, '', '', own.value, own.numerator, own.denominator, null, null
from own where not exists (select from measure_value m where m.standard = own.standard and m.period = own.period and m.provider = ''
    and m.people_group = '' and coalesce(m.unit, own.unit, '') = coalesce(own.unit, ''));
