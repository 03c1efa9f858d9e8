package plumbline.identity;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;
import plumbline.core.UnitId;

/**
 * Who is signed in, as the session keeps it.
 *
 * @param unitCode     the code of the unit; text, because a session must be able to be written to disk
 * @param accessNumber by which way in the person came: whoever came by an earlier one than the account's present one is out
 */
record SignedInPerson(String username, String title, Role role, String unitCode, int accessNumber) implements SignedInUser, AuthenticatedPrincipal, Serializable {

    @Override
    public UnitId unit() {
        return new UnitId(unitCode);
    }

    @Override
    public String getName() {
        return username;
    }
}
