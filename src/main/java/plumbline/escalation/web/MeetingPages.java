package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.CallingMeetings;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.BoardMeeting;

/** The board's meetings and their agendas. */
@Controller
class MeetingPages {

    /** A meeting as the list shows it. */
    record MeetingRow(UUID id, String day, String state, String reason) {
    }

    private final CallingMeetings calling;
    private final Agendas agendas;
    private final Wording wording;

    MeetingPages(CallingMeetings calling, Agendas agendas, Wording wording) {
        this.calling = calling;
        this.agendas = agendas;
        this.wording = wording;
    }

    @GetMapping("/board/meetings")
    String meetings(@AuthenticationPrincipal SignedInUser user, Model model) {
        return list(user, Map.of(), List.of(), model);
    }

    @PostMapping("/board/meetings")
    String call(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                HttpServletResponse response) {
        Attempt<BoardMeeting> attempt = calling.call(user.actor(), administrator(user), FormDate.of(fields, "day"));
        if (attempt instanceof Attempt.Refused<BoardMeeting> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return list(user, fields, List.of(new FieldProblem("day", refused.reason())), model);
        }
        flash.addFlashAttribute("done", "The meeting is called.");
        return "redirect:/board/meetings";
    }

    @GetMapping("/board/meetings/{meeting}")
    String agenda(@PathVariable UUID meeting, @AuthenticationPrincipal SignedInUser user, Model model) {
        return one(meeting, user, Map.of(), List.of(), model);
    }

    @PostMapping("/board/meetings/{meeting}/move")
    String move(@PathVariable UUID meeting, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                RedirectAttributes flash, HttpServletResponse response) {
        String reason = fields.getOrDefault("reason", "");
        LocalDate day = FormDate.of(fields, "day");
        return changed(meeting, calling.move(user.actor(), administrator(user), meeting, day, reason), reason.isBlank() ? "move-reason" : "day",
                "The meeting is moved. What waits for it waits for the new day.", fields, user, model, flash, response);
    }

    @PostMapping("/board/meetings/{meeting}/cancel")
    String cancel(@PathVariable UUID meeting, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        return changed(meeting, calling.cancel(user.actor(), administrator(user), meeting, fields.getOrDefault("reason", "")), "cancel-reason",
                "The meeting is cancelled. What was on its agenda goes to the next.", fields, user, model, flash, response);
    }

    private String changed(UUID meeting, Attempt<BoardMeeting> attempt, String field, String success, Map<String, String> fields,
                           SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<BoardMeeting> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return one(meeting, user, fields, List.of(new FieldProblem(field, refused.reason())), model);
        }
        flash.addFlashAttribute("done", success);
        return "redirect:/board/meetings/" + meeting;
    }

    private String list(SignedInUser user, Map<String, String> fields, List<FieldProblem> problems, Model model) {
        model.addAttribute("meetings", nearestFirst(calling.all()).map(meeting -> new MeetingRow(meeting.id(), BusinessTime.write(meeting.day()),
                MeetingView.state(meeting, today()), meeting.reason())).toList());
        return with(user, fields, problems, model, "escalation/meetings");
    }

    /** Those to come, the next one first, then those that were, the last one first. */
    private Stream<BoardMeeting> nearestFirst(List<BoardMeeting> latestFirst) {
        LocalDate today = today();
        Stream<BoardMeeting> toCome = latestFirst.stream().filter(meeting -> !meeting.day().isBefore(today)).sorted(Comparator.comparing(BoardMeeting::day));
        return Stream.concat(toCome, latestFirst.stream().filter(meeting -> meeting.day().isBefore(today)));
    }

    private String one(UUID meeting, SignedInUser user, Map<String, String> fields, List<FieldProblem> problems, Model model) {
        model.addAttribute("meeting", agendas.of(meeting).map(agenda -> MeetingView.of(agenda, today(), wording.now()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return with(user, fields, problems, model, "escalation/meeting");
    }

    private String with(SignedInUser user, Map<String, String> fields, List<FieldProblem> problems, Model model, String template) {
        model.addAttribute("mayCall", calling.may(user.actor(), administrator(user)));
        model.addAttribute("fields", fields);
        model.addAttribute("errors", problems);
        model.addAttribute("wrongField", problems.isEmpty() ? "" : problems.get(0).field());
        model.addAttribute("wrong", problems.isEmpty() ? "" : problems.get(0).words());
        return template;
    }

    private LocalDate today() {
        return BusinessTime.dayOf(wording.now().now());
    }

    private static boolean administrator(SignedInUser user) {
        return user.role() == Role.ADMINISTRATOR;
    }
}
