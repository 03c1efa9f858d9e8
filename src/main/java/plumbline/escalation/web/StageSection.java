package plumbline.escalation.web;

import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.SigningOff;
import plumbline.escalation.Stage;
import plumbline.escalation.StageSignOff;
import plumbline.escalation.StageSignOffs;

/** What was signed at each stage, and what the person may sign now, for the page of an escalation. */
@Component
class StageSection {

    /** One signature, in words. */
    record SignedRow(String stage, String signed, String version, String sha256, String comment, boolean outOfDate, boolean signedAgain) {
    }

    /** What the section shows: the signatures, and the stages that the person may sign on their own. */
    record View(List<SignedRow> signed, boolean actions, boolean effect) {
    }

    private final StageSignOffs stages;
    private final SigningOff signingOff;

    StageSection(StageSignOffs stages, SigningOff signingOff) {
        this.stages = stages;
        this.signingOff = signingOff;
    }

    View of(Escalation escalation, String username, Words words) {
        List<Stage> open = signingOff.open(escalation, username);
        return new View(stages.of(escalation.id()).stream().map(signed -> row(signed, words)).toList(),
                open.contains(Stage.ACTIONS_DONE), open.contains(Stage.EFFECT_CONFIRMED) && !open.contains(Stage.ACTIONS_DONE));
    }

    private static SignedRow row(StageSignOff signed, Words words) {
        String who = words.person(signed.signedBy().username()) + signed.signedBy().onBehalfOf().map(other -> " for " + other).orElse("");
        return new SignedRow(signed.stage().word() + ", plan " + signed.planNumber(), who + ", " + BusinessTime.write(signed.signedAt()),
                "Version " + signed.version(), signed.sha256(), signed.comment(), signed.outOfDate(), signed.signedAgain());
    }
}
