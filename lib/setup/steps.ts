import type { Step } from './step';
import { addApp } from './steps/add-app';
import { assign } from './steps/assign';
import { authorize } from './steps/authorize';
import { chooseSync } from './steps/choose-sync';
import { configureOkta } from './steps/configure-okta';
import { organizationId } from './steps/organization-id';
import { prepare } from './steps/prepare';
import { verify } from './steps/verify';

/** The eight steps in their order. */
export const steps: readonly Step[] = [prepare, addApp, organizationId, authorize, verify, configureOkta, chooseSync, assign].map(
  (content, index) => ({ ...content, number: index + 1 }),
);
