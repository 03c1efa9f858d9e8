package plumbline.mail.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.mail.Message;
import plumbline.mail.MessageState;
import plumbline.mail.Messages;

/** The page of the outbox: what is sent, what waits and what could not be sent. */
@Controller
@RequestMapping("/mail")
class MailPages {

    private final Messages messages;

    MailPages(Messages messages) {
        this.messages = messages;
    }

    /** A message in words. */
    record Line(String id, String about, String subject, String to, String written, String state, @Nullable String colour, @Nullable String detail, boolean unsent) {

        static Line of(Message message) {
            return new Line(String.valueOf(message.id()), message.about(), message.subject(), message.to().value(), BusinessTime.write(message.createdAt()),
                    message.state().words(), colour(message.state()), detail(message), message.state().endedUnsent());
        }

        private static @Nullable String detail(Message message) {
            String tries = message.attempts() == 1 ? "Tried once. " : "Tried " + message.attempts() + " times. ";
            if (message.state() == MessageState.SENT && message.endedAt() != null) {
                return BusinessTime.write(message.endedAt());
            }
            if (message.problem() == null) {
                return null;
            }
            return tries + message.problem() + (message.nextAt() == null ? "" : " Next try: " + BusinessTime.write(message.nextAt()) + ".");
        }

        private static @Nullable String colour(MessageState state) {
            return switch (state) {
                case WAITING -> "blue";
                case SENT -> "green";
                case FAILED -> "red";
                case NOT_SENT -> "grey";
            };
        }
    }

    @GetMapping
    String list(@RequestParam Optional<String> state, @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user, Model model) {
        Optional<MessageState> wanted = Stream.of(MessageState.values()).filter(one -> Optional.of(one.name()).equals(state)).findFirst();
        Page<Message> found = messages.find(wanted, page);
        model.addAttribute("page", found);
        model.addAttribute("lines", found.items().stream().map(Line::of).toList());
        model.addAttribute("states", Choices.anyOr("Every state", List.of(MessageState.values()), MessageState::name, MessageState::words));
        model.addAttribute("state", wanted.map(MessageState::name).orElse(""));
        model.addAttribute("address", wanted.map(one -> "/mail?state=" + one.name()).orElse("/mail"));
        model.addAttribute("server", messages.serverIsSetUp());
        model.addAttribute("maySendAgain", messages.serverIsSetUp() && user.role() == Role.ADMINISTRATOR);
        return "mail/list";
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        if (!id.matches("\\d{1,18}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Attempt<Message> attempt = messages.again(Long.parseLong(id), user.actor());
        if (attempt instanceof Attempt.Refused<Message> refused) {
            if (refused.kind() == Attempt.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            next.addFlashAttribute("errors", List.of(new FieldProblem(null, refused.reason())));
        } else {
            next.addFlashAttribute("done", "The message waits to be sent.");
        }
        return "redirect:/mail";
    }
}
