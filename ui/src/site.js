import * as govuk from 'govuk-frontend';
import { Alert, DatePicker } from '@ministryofjustice/frontend';

govuk.initAll();
govuk.createAll(Alert);
govuk.createAll(DatePicker);
