import { type Step, type StepContent, type StepId, stepIds } from './step';
import { addApp } from './steps/add-app';
import { assign } from './steps/assign';
import { authorize } from './steps/authorize';
import { chooseSync } from './steps/choose-sync';
import { configureOkta } from './steps/configure-okta';
import { organizationId } from './steps/organization-id';
import { prepare } from './steps/prepare';
import { verify } from './steps/verify';

const contents: Readonly<Record<StepId, StepContent>> = {
  prepare,
  'add-app': addApp,
  'organization-id': organizationId,
  authorize,
  verify,
  'configure-okta': configureOkta,
  'choose-sync': chooseSync,
  assign,
};

/** The steps in the order of the guide. */
export const steps: readonly Step[] = stepIds.map((id, index) => ({ ...contents[id], number: index + 1 }));
