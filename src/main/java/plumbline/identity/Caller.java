package plumbline.identity;

import plumbline.core.Actor;

/** Whoever calls the API: somebody who signed in, or another system with its service account. */
public interface Caller {

    /** The actor to write into the audit trail. */
    Actor actor();
}
