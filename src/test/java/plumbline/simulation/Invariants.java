package plumbline.simulation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.audit.AuditTrail;
import plumbline.benchmark.Found;
import plumbline.benchmark.PlainLoop;
import plumbline.core.Jurisdiction;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.facts.FactStore;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;

/** What must hold after every day, whatever happened: each is a question to the database whose answer is nobody. */
final class Invariants {

    private static final Map<String, String> NOBODY = new LinkedHashMap<>();

    static {
        NOBODY.put("breaches doubled", """
                select concat_ws(' ', standard, subject_ref, period) from breach group by standard, subject_kind, subject_ref, period having count(*) > 1""");
        NOBODY.put("open breaches of a completed run's findings that are missing", """
                select concat_ws(' ', f.standard, f.subject_ref, f.period) from finding f
                where f.before_run = 2147483647 and not f.looks_back and f.open and f.outcome in ('BREACH', 'RED') and not exists (
                    select 1 from breach b where b.standard = f.standard and b.subject_kind = f.subject_kind and b.subject_ref = f.subject_ref
                      and b.period = f.period and b.state = 'OPEN')""");
        NOBODY.put("breaches in two open escalations", """
                select breach::text from escalation_breach where open group by breach having count(*) > 1""");
        NOBODY.put("open escalations without a live process", """
                select e.reference from escalation e where e.state = 'OPEN' and not exists (
                    select 1 from camunda.act_ru_execution x where x.id_ = e.process_id)""");
        NOBODY.put("processes without an open escalation", """
                select x.business_key_ from camunda.act_ru_execution x where x.parent_id_ is null and x.super_exec_ is null
                  and x.proc_def_id_ like 'escalation:%' and not exists (select 1 from escalation e where e.process_id = x.id_ and e.state = 'OPEN')""");
        NOBODY.put("open escalations whose process waits elsewhere than the table says", """
                select e.reference from escalation e where e.state = 'OPEN' and e.step in ('ACKNOWLEDGE', 'PLAN', 'AGREE', 'SIGN_OFF') and not exists (
                    select 1 from camunda.act_ru_task t where t.proc_inst_id_ = e.process_id
                      and upper(replace(t.task_def_key_, '-', '_')) = e.step)""");
        NOBODY.put("jobs that nobody tries any more", "select id_ from camunda.act_ru_job where retries_ = 0");
        NOBODY.put("limits that passed without anything happening", """
                select e.reference from escalation e where e.state = 'OPEN' and e.step_due_at < :now""");
        NOBODY.put("escalations that closed by themselves", """
                select reference from escalation where state = 'CLOSED' and (closure is null
                   or closure = 'SIGNED_OFF' and not exists (select 1 from sign_off s where s.escalation = escalation.id))""");
        NOBODY.put("plans agreed by whoever drafted them", "select id::text from action_plan where decided_by = drafted_by");
        NOBODY.put("counts that are not what counting gives", """
                (select standard || outcome || sum(findings) from finding_tally group by standard, outcome having sum(findings) <> 0
                 except select standard || outcome || count(*) from finding where before_run = 2147483647 and not looks_back group by standard, outcome)
                union all
                (select standard || outcome || count(*) from finding where before_run = 2147483647 and not looks_back group by standard, outcome
                 except select standard || outcome || sum(findings) from finding_tally group by standard, outcome)""");
        NOBODY.put("muted escalations that climbed on their own", """
                select e.reference from escalation_muting m join escalation e on e.id = m.child where m.ended_at is null and exists (
                    select 1 from escalation_event v where v.escalation = m.child and v.at > m.since
                      and v.happening in ('CLIMBED', 'LAPSED', 'OUTER_LIMIT_PASSED'))""");
        NOBODY.put("muted escalations whose parent may not mute them", """
                select c.reference from escalation_muting m join escalation c on c.id = m.child join escalation p on p.id = m.parent
                where m.ended_at is null and (p.state <> 'OPEN' or c.state <> 'OPEN' or c.severity < p.severity or c.severity = 'S1')""");
        NOBODY.put("open breaches that nobody works on and nothing excepts", """
                select concat_ws(' ', b.standard, b.subject_ref) from breach b where b.state = 'OPEN'
                  and not exists (select 1 from escalation_breach c where c.breach = b.id and c.open)
                  and not exists (select 1 from waiver w where w.breach = b.id and w.state = 'IN_FORCE')""");
        NOBODY.put("tiers that were skipped", """
                select distinct e.reference from escalation e cross join lateral (
                    select min(h.tier) as lowest, max(h.tier) as highest from escalation_holder h where h.escalation = e.id) held
                cross join lateral generate_series(held.lowest, held.highest) tier
                where e.unit <> 'council' and not exists (select 1 from escalation_holder h where h.escalation = e.id and h.tier = tier)
                  and not exists (select 1 from escalation_told t where t.escalation = e.id and t.tier = tier)""");
        NOBODY.put("timers of one process that wait for the same", """
                select process_instance_id_ from camunda.act_ru_job where type_ = 'timer' and handler_cfg_ not like 'action-due%'
                group by process_instance_id_, handler_cfg_ having count(*) > 1""");
        NOBODY.put("outer limits that passed without the tier they name", """
                select e.reference from escalation e join escalation_outer_limit l on l.escalation = e.id
                where e.state = 'OPEN' and l.passed_at is null and l.due_at < :now""");
        NOBODY.put("actions overdue that nobody was told of", """
                select concat_ws(' ', e.reference, a.number, 'due', a.agreed_due_on)
                from action a join action_plan p on p.id = a.plan join escalation e on e.id = p.escalation
                where e.state = 'OPEN' and e.step = 'ACT' and p.state = 'AGREED' and a.done_at is null and a.overdue_at is null
                  -- A plan that is agreed too late for one of its days has its clock run out at the next moment.
                  and (a.agreed_due_on + 1)::timestamp at time zone 'Europe/London' < :now and e.step_started_at < :now - interval '12 hours'""");
        NOBODY.put("pauses and waivers in force after their last day", """
                select id::text from escalation_pause where state = 'IN_FORCE' and (until + 1)::timestamp at time zone 'Europe/London' < :now
                union all
                select id::text from waiver where state = 'IN_FORCE' and (until + 1)::timestamp at time zone 'Europe/London' < :now""");
        NOBODY.put("steps with a limit and without a live timer", """
                select e.reference from escalation e where e.state = 'OPEN' and not exists (
                    select 1 from camunda.act_ru_job j where j.process_instance_id_ = e.process_id and j.type_ = 'timer' and j.retries_ > 0
                      and j.handler_cfg_ = lower(replace(e.step, '_', '-')) || '-limit')""");
        NOBODY.put("stories that the trail does not tell", """
                select e.reference from escalation e where (select count(*) from escalation_event v where v.escalation = e.id)
                    > (select count(*) from audit_entry a where a.subject_type = 'escalation' and a.subject_ref = e.reference and a.action like 'escalation: %')""");
        NOBODY.put("links of the trail that do not fit", """
                select number::text from (select number, previous_hash, lag(hash) over (order by number) as before from audit_entry) linked
                where before is not null and previous_hash <> before""");
        NOBODY.put("escalations that cleared without a run that says so", """
                select e.reference from escalation e where e.closure = 'CONDITION_CLEARED' and not exists (select 1 from escalation_event v
                    where v.escalation = e.id and v.happening = 'CONDITION_CLEARED' and v.detail ~ 'evaluation run [0-9a-f-]{36}|went to another unit')""");
        NOBODY.put("escalations closed with their standard and without a director", """
                select e.reference from escalation e where e.closure = 'STANDARD_RETIRED' and not exists (
                    select 1 from standard_closing_escalation c where c.escalation = e.id)""");
        NOBODY.put("work signed off by whoever did it or owns it", """
                select s.escalation::text from sign_off s join action a on a.plan = s.plan
                where a.owner in (s.signed_by, s.signed_for) or a.done_by in (s.signed_by, s.signed_for)""");
        NOBODY.put("work that waits twice in one process", """
                select t.proc_inst_id_ from camunda.act_ru_task t where t.proc_def_id_ like 'escalation:%' group by t.proc_inst_id_ having count(*) > 1""");
        NOBODY.put("escalations held by somebody else than who answers", """
                with recursive above (unit, code, depth) as (
                    select code, code, depth from org_unit
                    union all select a.unit, u.parent, a.depth - 1 from above a join org_unit u on u.code = a.code where u.parent is not null)
                select concat_ws(' ', e.reference, e.unit, 'at tier', e.tier, 'held by', coalesce(e.holder, 'nobody'), 'not', coalesce(answers.username, 'nobody'))
                from escalation e left join lateral (
                    select p.username from above a join post p on p.unit = a.code
                    where a.unit = e.unit and p.tier >= e.tier
                      and exists (select 1 from app_user u where u.username = p.username and u.suspended_at is null) order by p.tier, a.depth desc limit 1) answers on true
                where e.state = 'OPEN' and e.holder is distinct from coalesce(answers.username, (select username from fallback))""");
        NOBODY.put("work that waits for nobody though somebody answers", """
                select e.reference from escalation e where e.state = 'OPEN' and e.step in ('ACKNOWLEDGE', 'PLAN') and e.acts_next is null
                  and exists (select 1 from fallback)""");
        NOBODY.put("deputies of one person on one day", """
                select a.person from deputy a join deputy b on a.person = b.person and a.id < b.id and a.ended_at is null and b.ended_at is null
                  and a.starts <= b.ends and b.starts <= a.ends""");
        NOBODY.put("risk accepted by who drafted the plan, owns an action or held it", """
                select r.escalation::text from risk_acceptance r join action_plan p on p.id = r.plan
                where p.drafted_by in (r.accepted_by, r.accepted_for) or exists (
                    select 1 from action a where a.plan = p.id and a.owner in (r.accepted_by, r.accepted_for))""");
        NOBODY.put("runs whose rules are not kept as they were", """
                select r.number::text from evaluation_run r where not exists (
                    select 1 from rule_set_version v where v.number = r.rule_set_number and v.content_hash = r.rule_set_hash)""");
        NOBODY.put("runs that wrote with the rules of another", """
                select concat_ws(' ', r.number, 'replays', o.number) from evaluation_run r join evaluation_run o on o.id = r.replays
                where r.rule_set_number <> o.rule_set_number or r.rule_set_hash <> o.rule_set_hash""");
        NOBODY.put("imports whose rows do not add up", """
                select id::text from import_batch where state = 'IMPORTED' and rows_read <> accepted + unchanged + duplicate + rejected""");
        NOBODY.put("events that nobody has heard", "select listener_id from event_publication where completion_date is null");
    }

    private final Council council;

    Invariants(Council council) {
        this.council = council;
    }

    /** Everything that does not hold, in words; empty when all is well. */
    List<String> broken() {
        List<String> broken = brokenByWork();
        broken.addAll(otherThanThePlainLoop());
        Long entry = council.bean(AuditTrail.class).firstBrokenEntry();
        if (entry != null) {
            broken.add("the audit trail is broken at entry " + entry);
        }
        return broken;
    }

    /** The same without what only a run makes true. */
    List<String> brokenByWork() {
        council.settle();
        List<String> broken = new ArrayList<>();
        OffsetDateTime now = OffsetDateTime.ofInstant(council.now(), ZoneOffset.UTC);
        NOBODY.forEach((what, question) -> {
            List<String> some = council.jdbc().sql(question).param("now", now).query(String.class).list();
            if (!some.isEmpty()) {
                broken.add(some.size() + " " + what + ", for example " + some.get(0));
            }
        });
        return broken;
    }

    /** What a plain loop over the facts, written apart from all rules, finds otherwise. */
    private List<String> otherThanThePlainLoop() {
        EvaluationRun run = council.bean(EvaluationRuns.class).lastCompleted().orElseThrow();
        PlainLoop loop = new PlainLoop(run.asAt(), council.bean(Organisation.class).calendars(Jurisdiction.ENGLAND).local());
        FactStore facts = council.bean(FactStore.class);
        Set<String> plain = new HashSet<>();
        Set<String> standards = new HashSet<>();
        facts.partitions(500).forEach(range -> loop.judge(facts.people(range)).forEach(found -> {
            standards.add(found.standard());
            plain.add(found.key());
        }));
        Set<String> ours = new HashSet<>();
        council.jdbc().sql("select standard, subject_ref, period, outcome, deadline from finding where before_run = 2147483647 and not looks_back and standard = any (?)")
                .param(standards.toArray(String[]::new))
                .query(row -> {
                    OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
                    ours.add(new Found(row.getString("standard"), row.getString("subject_ref"), row.getString("period"),
                            Outcome.valueOf(row.getString("outcome")), deadline == null ? null : deadline.toInstant()).key());
                });
        List<String> other = new ArrayList<>();
        ours.stream().filter(key -> !plain.contains(key)).sorted().limit(2).forEach(key -> other.add("only the service found " + key));
        plain.stream().filter(key -> !ours.contains(key)).sorted().limit(2).forEach(key -> other.add("only the plain loop found " + key));
        return other;
    }
}
